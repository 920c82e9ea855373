/** The few globals that Node and browsers share and that the core uses; everything else it gets as an argument. */

interface TextDecoder {
  decode(bytes?: Uint8Array): string;
}
declare const TextDecoder: {
  new (label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean }): TextDecoder;
};

interface TextEncoder {
  encode(text: string): Uint8Array;
}
declare const TextEncoder: { new (): TextEncoder };

/** Base64 of a string of Latin-1 characters. */
declare function btoa(latin1: string): string;
declare function atob(base64: string): string;

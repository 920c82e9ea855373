/** `x-…` members may stand in nearly every object of the model. https://docs.docker.com/reference/compose-file/extension/ */
export interface Extensions {
  readonly [extension: `x-${string}`]: unknown;
}

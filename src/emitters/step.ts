/** One thing that a person does with the result. */

export interface Step {
  readonly step: number;
  readonly text: string;
  /** Command lines; empty where there are none. */
  readonly commands: readonly string[];
}

export type Unnumbered = Omit<Step, 'step'>;

/** Who changes something, and when: what every change in the console is logged with. */
export interface Actor {
  /** User name; `token:<name>` for an API token, `system` for what the line does by itself. */
  by: string;
  at: Date;
}

/** What was worked out of a text: each with what speaks for it, so that a person can agree or correct it. */

export interface Inference {
  /** What is inferred, by the description's field where it has one: `encoding`, `info.title`, `mark`, `pages`, … */
  field: string;
  value: string;
  /** 0–1: share of the evidence that agrees. Below 0.6 a person should look. */
  confidence: number;
  /** What speaks for it, in words for a reader. */
  evidence: string;
  /** 1-based source lines to look at. */
  lines: number[];
}

/** Collects inferences; at most five lines each. */
export class Evidence {
  readonly all: Inference[] = [];

  note(field: string, value: string, confidence: number, evidence: string, lines: readonly number[] = []): void {
    const share = Math.max(0, Math.min(1, Math.round(confidence * 100) / 100));
    this.all.push({ field, value, confidence: share, evidence, lines: lines.slice(0, 5) });
  }
}

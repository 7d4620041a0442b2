import { readFileSync } from 'node:fs';
import { reasonOf, type Vocabulary } from '../../data/recognizer';
import { decideText } from './labelled';

export interface ProseReport {
  documents: number;
  characters: number;
  marks: number;
  lines: string[];
}

/** Marks in texts that are not about the city: a JSON Lines file with `text` and perhaps `title` a line. Every mark is listed. */
export function prose(vocabulary: Vocabulary, file: string): ProseReport {
  const report: ProseReport = { documents: 0, characters: 0, marks: 0, lines: [] };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.trim()) continue;
    const { text, title } = JSON.parse(line) as { text: string; title?: string };
    report.documents += 1;
    report.characters += text.length;
    for (const mark of decideText(vocabulary, text, title ? { title } : {})) {
      if (!mark.lit) continue;
      report.marks += 1;
      const shown = `${text.slice(Math.max(0, mark.start - 16), mark.start)}【${mark.text}】${text.slice(mark.end, mark.end + 12)}`;
      report.lines.push(
        `prose\t${title ?? ''}\t${shown.replace(/\s+/g, ' ')}\t${mark.name} ${mark.kind} ${mark.score} ${reasonOf(mark.rules, 'zh', 6)}`,
      );
    }
  }
  return report;
}

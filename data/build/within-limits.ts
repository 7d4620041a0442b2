/** What a pack can hold of a book, and what is said of the rest. */
import type { Name } from '../gazetteer/model';
import type { Finding } from '../yearbook/index';

/** Things of one name besides the first that a pack lists. */
const MOST_OTHERS = 100;

/**
 * Names that stand for more things than a pack can list (红旗村 of a whole prefecture) keep the first of them: the rest are found by
 * their town, not by the bare name. Each is told of in the report.
 */
export function withinLimits(names: readonly Name[]): { names: Name[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const kept = names.map((name) => {
    const { others } = name;
    if (others === undefined || others.length <= MOST_OTHERS) return name;
    findings.push({
      code: 'name-of-many',
      message: `“${name.name}”有${others.length + 1}处，只按这一名称列出前${MOST_OTHERS + 1}处`,
      lines: name.line ? [name.line] : [],
    });
    return { ...name, others: others.slice(0, MOST_OTHERS) };
  });
  return { names: kept, findings };
}

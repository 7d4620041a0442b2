/** Layouts that real yearbooks use, each different from the others in several ways at once. */
import { centred, cn, type Layout, spaced } from './layouts';

const base: Layout = {
  name: '',
  entry: 'brackets',
  mark: '【】',
  category: (title, n) => [`第${cn(n)}编　${title}`],
  section: (title, n) => [`${cn(n)}、${title}`],
  signature: 'line',
  chronicle: 'months',
  orgs: 'cells',
  table: 'blanks',
  width: 0,
  columns: 1,
  indent: true,
  pages: 'none',
  contents: 'none',
  index: 'none',
  blankLines: true,
};

export const variants: Layout[] = [
  { ...base, name: 'county, brackets, a paragraph a line' },
  { ...base, name: 'square brackets on lines of their own, strokes', entry: 'bracket line', mark: '〔〕', index: 'strokes', pages: 'feed foot', table: 'drawn', orgs: 'dash' },
  { ...base, name: 'bare headings, centred and spaced', category: (t) => [centred(spaced(t))], section: (t) => [centred(t)], pages: 'foot', contents: 'pages', index: 'pinyin' },
  { ...base, name: 'signs with the text on the same line', entry: 'sign', mark: '■', signature: 'inline', pages: 'head', table: 'tabs', orgs: 'brackets', section: (t) => [t] },
  { ...base, name: 'signs on lines of their own', entry: 'sign line', mark: '◆', signature: 'label', pages: 'feed head', section: (t) => [t], table: 'bars', chronicle: 'full dates' },
  { ...base, name: 'wrapped lines', width: 32, pages: 'foot', signature: 'inline', contents: 'titles', blankLines: false },
  { ...base, name: 'two columns, no index', width: 20, columns: 2, pages: 'feed foot', signature: 'label', orgs: 'none', category: (t) => [centred(spaced(t))], section: (t) => [t], contents: 'pages' },
  { ...base, name: 'two columns without marks', entry: 'line', mark: '', width: 21, columns: 2, pages: 'feed head', signature: 'half', section: (t, n) => [`${n}. ${t}`], category: (t) => [centred(spaced(t))], contents: 'pages' },
  { ...base, name: 'titles on lines of their own', entry: 'line', mark: '', signature: 'line', section: (t, n) => [`第${cn(n)}节　${t}`], category: (t, n) => [`第${cn(n)}章　${t}`], pages: 'foot' },
  { ...base, name: 'numbered entries', entry: 'number', mark: '', signature: 'none', orgs: 'none', section: (t, n) => [`（${cn(n)}）${t}`], category: (t, n) => [`${cn(n)}、${t}`], pages: 'none', chronicle: 'date lines' },
  { ...base, name: 'chapters and clauses, hollow squares', entry: 'sign', mark: '□', category: (t, n) => [`第${cn(n)}篇`, t], section: (t, n) => [`第${cn(n)}章　${t}`], pages: 'marks', signature: 'none', index: 'two a line' },
  { ...base, name: 'wrapped, white lenticular brackets', entry: 'brackets', mark: '〖〗', width: 28, indent: false, pages: 'head', section: (t) => [t], category: (t, n) => [`第${cn(n)}部类　${t}`], table: 'drawn', signature: 'label' },
  { ...base, name: 'square brackets of ASCII, no blank lines', entry: 'brackets', mark: '[]', blankLines: false, pages: 'feed head', contents: 'titles', section: (t) => [t], category: (t) => [t], chronicle: 'full dates' },
  { ...base, name: 'indent lost, bare headings', indent: false, blankLines: false, category: (t) => [t], section: (t) => [t], signature: 'inline', orgs: 'brackets', table: 'tabs', pages: 'feed foot', contents: 'pages' },
];

/** A book's title between the marks of a title, 《上城年鉴》; one that is printed with them stays as it is. */
export function inTitleMarks(title: string): string {
  return /^《.*》$/.test(title) ? title : `《${title}》`;
}

interface TableHeadProps<Column extends string> {
  readonly columns: readonly Column[];
  readonly title: (column: Column) => string;
  readonly className?: (column: Column) => string | undefined;
}

/** The one row of headings above a list. */
export function TableHead<Column extends string>({ columns, title, className }: TableHeadProps<Column>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" className={className?.(column)}>
            {title(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

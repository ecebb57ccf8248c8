import { narrowing, type NarrowingColumn, type NumbersAsked } from '../../numbers/asked.ts';
import { ColumnFilters } from '../duty/column-filters.tsx';

interface NumberFiltersProps {
  readonly filters: NumbersAsked['filters'];
  readonly onChange: (filters: NumbersAsked['filters']) => void;
}

const columns = Object.keys(narrowing) as readonly NarrowingColumn[];

/** What the numbers are narrowed to. */
export function NumberFilters({ filters, onChange }: NumberFiltersProps) {
  return <ColumnFilters columns={columns} filters={filters} onChange={onChange} />;
}

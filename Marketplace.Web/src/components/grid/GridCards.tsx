import { Checkbox } from '@mantine/core';
import type { RowData } from '@tanstack/react-table';
import type { DataGridProps } from './DataGrid';
import classes from './DataGrid.module.css';
import { isControl } from './isControl';
import { OpenButton } from './OpenButton';

export function GridCards<T extends RowData>({ label, rows, rowId, rowName, card, selection, onOpen, withOpenButton }: DataGridProps<T>) {
  return (
    <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li
          key={rowId(row)}
          className={classes.card}
          onClick={(event) => {
            if (onOpen && !isControl(event.target)) onOpen(row);
          }}
        >
          {selection && (
            <Checkbox
              aria-label={`Select ${rowName(row)}`}
              checked={selection.has(rowId(row))}
              onChange={() => selection.toggle(rowId(row))}
              mt={2}
            />
          )}
          <div className={classes.cardBody}>{card(row)}</div>
          {withOpenButton && onOpen && <OpenButton name={rowName(row)} onClick={() => onOpen(row)} />}
        </li>
      ))}
    </ul>
  );
}

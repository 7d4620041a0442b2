import type { ReactNode } from 'react';
import { Bars } from '../../components/charts/bars';
import { Calendar } from '../../components/charts/calendar';
import { ChartFigure } from '../../components/charts/chart-figure';
import { Columns } from '../../components/charts/columns';
import { Gantt } from '../../components/charts/gantt';
import { Scatter } from '../../components/charts/scatter';
import { EntityEntries } from '../../components/entity/entity-entries';
import { EntityFigures } from '../../components/entity/entity-figures';
import { EntityNames } from '../../components/entity/entity-names';
import { EntityPath } from '../../components/entity/entity-path';
import { EntityRecords } from '../../components/entity/entity-records';
import { EntityRowItem } from '../../components/entity/entity-row';
import { EntityTitle } from '../../components/entity/entity-title';
import type { EntityDetails } from '../../components/entity/load-entity';
import { NavigationProvider } from '../../components/entity/navigation';
import type { Size } from '../../components/entity/size';
import { Button, ButtonLink } from '../../components/ui/button';
import { Chip, FoldChip, ToggleChip } from '../../components/ui/chip';
import { Combobox } from '../../components/ui/combobox';
import { CopyButton } from '../../components/ui/copy-button';
import { DataTable } from '../../components/ui/data-table';
import { FileButton } from '../../components/ui/file-button';
import { Menu } from '../../components/ui/menu';
import { Notice } from '../../components/ui/notice';
import { Popover } from '../../components/ui/popover';
import { SearchField } from '../../components/ui/search-field';
import { ShowMore } from '../../components/ui/show-more';
import { Switch } from '../../components/ui/switch';
import { Table } from '../../components/ui/table';
import { readerHash } from '../../data/routes';
import { bureau, community, district, ended, entries, pack, street } from '../browser/card/sample-book';

/** A component in one of its states. */
export interface Fixture {
  name: string;
  node: ReactNode;
}

const nothing = () => {};
const LONG = '一个名字特别长用来看在窄处怎样换行的区人民政府街道办事处（样本区综合服务中心）';

const ui: Fixture[] = [
  {
    name: 'Button',
    node: (
      <>
        <Button tone="main">Main</Button> <Button>Plain</Button> <Button tone="danger">Danger</Button>{' '}
        <Button disabled>Disabled</Button> <Button small>Small</Button> <Button aria-pressed>Pressed</Button>{' '}
        <Button tone="link">Link</Button> <ButtonLink href="#/x">Address</ButtonLink>
      </>
    ),
  },
  {
    name: 'Chip',
    node: (
      <div className="chip-row">
        <Chip tone="place">Place</Chip>
        <Chip tone="organization">Body</Chip>
        <Chip tone="abbreviation">Short</Chip>
        <Chip tone="quiet">Quiet</Chip>
        <ToggleChip on onToggle={nothing} tone="place" count={3}>
          On
        </ToggleChip>
        <ToggleChip on={false} onToggle={nothing} tone="organization" count={12}>
          Off
        </ToggleChip>
        <FoldChip open={false} onFold={nothing}>
          7 more
        </FoldChip>
      </div>
    ),
  },
  { name: 'Switch', node: <Switch label="On" hint="with a hint" on onChange={nothing} /> },
  { name: 'Switch, off and disabled', node: <Switch label="Off" on={false} disabled onChange={nothing} /> },
  { name: 'SearchField', node: <SearchField label="Filter" value="abc" onChange={nothing} status="3 of 12" /> },
  { name: 'FileButton', node: <FileButton label="Open a file…" accept=".json" onFile={nothing} /> },
  { name: 'CopyButton', node: <CopyButton text="x" label="Copy" done="Copied" failed="Not copied" /> },
  { name: 'ShowMore', node: <ShowMore next={40} more={nothing} label="Show 40 more" /> },
  {
    name: 'Menu',
    node: (
      <Menu
        label="Menu"
        groups={[
          { items: [{ id: 'a', label: 'First', onSelect: nothing }] },
          {
            title: 'In a row',
            items: ['here', 'site'].map((id) => ({ id, label: `Not on ${id}`, short: id, onSelect: nothing })),
          },
        ]}
      />
    ),
  },
  { name: 'Popover', node: <Popover label="Box">{() => <p>Inside</p>}</Popover> },
  {
    name: 'Combobox',
    node: (
      <Combobox
        label="Search"
        listLabel="Results"
        value="a"
        onChange={nothing}
        onPick={nothing}
        autoSelect
        status="2 results"
        options={[
          { key: '1', group: 'Places', content: 'First' },
          { key: '2', group: 'Places', content: 'Second', href: '#/x' },
        ]}
      />
    ),
  },
  {
    name: 'Notice',
    node: (
      <Notice title="Nothing here" hint="because of this">
        <Button>Do something</Button>
      </Notice>
    ),
  },
  { name: 'Notice, urgent', node: <Notice urgent title="It failed" hint="$.id" /> },
  {
    name: 'Table',
    node: (
      <Table
        label="Table"
        caption
        rowHeaders
        columns={[{ header: 'Name' }, { header: 'Value', numeric: true }, { header: 'Date', whole: true }]}
        rows={[{ key: '1', cells: [LONG, '1,116.14', '2021-03-05'] }]}
      />
    ),
  },
  {
    name: 'DataTable',
    node: (
      <DataTable
        label="Data"
        rows={[
          { name: 'b', value: '1,200', kind: 'x' },
          { name: 'a', value: '90', kind: 'y' },
        ]}
        columns={[
          { id: 'name', header: 'Name', text: (row) => row.name },
          { id: 'value', header: 'Value', text: (row) => row.value, numeric: true },
          { id: 'kind', header: 'Kind', text: (row) => row.kind, choice: true },
          { id: 'more', header: 'More', text: () => '', hidden: true },
        ]}
        words={{
          filter: 'Filter',
          columns: 'Columns',
          all: 'all',
          shown: (shown, all) => `${shown} of ${all}`,
          none: 'Nothing fits',
          more: (count) => `${count} more`,
        }}
      />
    ),
  },
];

const table = {
  columns: [{ header: 'Name' }, { header: 'Value', numeric: true }],
  rows: [{ key: '1', cells: ['a', 1] }],
};

const charts: Fixture[] = [
  {
    name: 'Bars',
    node: (
      <ChartFigure title="Bars" file="bars" page={50} table={table}>
        <Bars
          label="Bars"
          bars={[
            { key: '1', label: LONG, value: 120, words: '120' },
            {
              key: '2',
              label: 'b',
              value: 30,
              words: '30',
              parts: [
                { name: 'x', value: 10 },
                { name: 'y', value: 20 },
              ],
            },
          ]}
        />
      </ChartFigure>
    ),
  },
  {
    name: 'Columns',
    node: (
      <Columns
        label="Columns"
        columns={['1', '2', '3'].map((key, at) => ({
          key,
          label: key,
          parts: [
            { name: 'x', value: at },
            { name: 'y', value: 2 },
          ],
        }))}
      />
    ),
  },
  {
    name: 'Scatter',
    node: (
      <Scatter
        label="Scatter"
        xLabel="x"
        yLabel="y"
        format={String}
        dots={[
          { key: 'a', label: 'a', x: 3, y: 4 },
          { key: 'b', label: 'b', x: 9, y: 1 },
        ]}
      />
    ),
  },
  {
    name: 'Gantt',
    node: (
      <Gantt
        label="Gantt"
        months={['J', 'F', 'M', 'A', 'M ', 'J ', 'J  ', 'A ', 'S', 'O', 'N', 'D']}
        spans={[
          { key: '1', label: 'a', from: null, to: 5, group: 'body', words: '', tone: 1 },
          { key: '2', label: 'b', from: 4, to: null, group: 'body', words: '', tone: 0 },
        ]}
      />
    ),
  },
  {
    name: 'Calendar',
    node: (
      <Calendar
        label="Days"
        year={2021}
        counts={
          new Map([
            ['2021-03-05', 2],
            ['2021-10-02', 5],
          ])
        }
        day="2021-03-05"
        onDay={nothing}
        words={(day, count) => `${day}: ${count}`}
      />
    ),
  },
];

function detailsOf(entity: EntityDetails['entity'], more: Partial<EntityDetails> = {}): EntityDetails {
  return {
    entity,
    book: pack.info,
    chain: [district],
    area: null,
    successor: null,
    predecessors: [],
    entries: [],
    ...more,
  };
}

const shown = entries.slice(0, 3).map((entry, at) => ({ ref: community.entries[at]!, entry }));

function Entity({ details, size }: { details: EntityDetails; size: Size }) {
  return (
    <article>
      <EntityPath details={details} />
      <EntityTitle entity={details.entity} size={size} />
      <EntityNames details={details} size={size} />
      <EntityFigures details={details} size={size} />
      <EntityRecords
        title="Records"
        id={details.entity.id}
        size={size}
        rows={[
          {
            key: '1',
            lead: '2021-03',
            text: 'A record',
            note: 'with a note',
            page: 3,
            to: { page: 'chronicle', id: 'c1' },
          },
        ]}
      />
      <EntityEntries details={details} size={size} />
    </article>
  );
}

const sizes: Size[] = ['card', 'panel', 'page'];

const entity: Fixture[] = [
  ...sizes.map((size) => ({
    name: `Entity, ${size}`,
    node: <Entity details={detailsOf(community, { chain: [district, street], entries: shown })} size={size} />,
  })),
  {
    name: 'Entity with figures and what it was',
    node: <Entity details={detailsOf(street, { predecessors: [ended] })} size="panel" />,
  },
  { name: 'Entity that ended', node: <Entity details={detailsOf(ended, { successor: street })} size="page" /> },
  { name: 'Entity with a long name', node: <Entity details={detailsOf({ ...bureau, name: LONG })} size="card" /> },
  {
    name: 'EntityRowItem',
    node: (
      <ol className="at-list">
        <EntityRowItem
          group="place"
          number={1}
          name={street.name}
          sub="Subdistrict"
          side="3 mentions"
          onPick={nothing}
        />
        <EntityRowItem
          group="organization"
          hollow
          lit
          name={LONG}
          sub="Body"
          onPick={nothing}
          onOpen={{ label: 'Details', open: nothing }}
        />
        <EntityRowItem group="abbreviation" tight name={bureau.name} sub="Body" side="12" onPick={nothing} />
      </ol>
    ),
  },
];

/** Every shared component in its states. Words that a component takes as props are in English here, so that its own show. */
export const FIXTURES: readonly Fixture[] = [...ui, ...charts, ...entity].map(({ name, node }) => ({
  name,
  node: <NavigationProvider value={(to) => ({ href: readerHash(to) })}>{node}</NavigationProvider>,
}));

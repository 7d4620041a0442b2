import type { ReactNode } from 'react';
import { EntityEntries } from '../entity/entity-entries';
import { EntityFigures } from '../entity/entity-figures';
import { EntityLeaders } from '../entity/entity-leaders';
import { EntityLinks } from '../entity/entity-links';
import { EntityNames } from '../entity/entity-names';
import { EntityPath } from '../entity/entity-path';
import { EntityStanding } from '../entity/entity-relations';
import { EntityTitle } from '../entity/entity-title';
import type { EntityDetails } from '../entity/load-entity';
import { BookNames } from '../entity/names-context';
import { PageFigures } from '../entity/page-figures';
import { EntityBooks } from '../shelf/entity-books';
import { CardMap } from './card-map';

interface CardBodyProps {
  details: EntityDetails | null;
  /** Which show of which entity: another one starts from its beginning. */
  id: string;
  /** What is said while there are no details. */
  instead: ReactNode;
  /** Text of the page around the name, where its figures are to be compared. */
  said?: { before: string; after: string } | null;
}

/** What the card says of a name, in the order of worth: what it is, its figures, where it is, what the book tells. */
export function CardBody({ details, id, instead, said }: CardBodyProps) {
  return (
    <div className="card-body">
      {details ? (
        <header className="card-head">
          <EntityBooks entity={details.entity} onlyOn />
          <EntityPath details={details} />
          <EntityTitle entity={details.entity} size="card" />
          <EntityNames details={details} size="card" />
          <EntityLeaders details={details} />
          <EntityStanding details={details} />
          <EntityFigures details={details} size="card" />
          {said && <PageFigures details={details} {...said} />}
        </header>
      ) : (
        instead
      )}
      <CardMap details={details} />
      {details && (
        <div className="card-entries" key={id}>
          <BookNames book={details.book.id}>
            <EntityEntries details={details} size="card" />
            <EntityLinks details={details} size="card" />
          </BookNames>
        </div>
      )}
    </div>
  );
}

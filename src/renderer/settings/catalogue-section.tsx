/** The section "Team catalogue" of the settings: take one, and make one. */

import { useRef } from 'react';
import { CatalogueDiff } from './catalogue-diff.tsx';
import { CatalogueExportForm } from './catalogue-export-form.tsx';
import { CatalogueForm } from './catalogue-form.tsx';
import { offerText } from './catalogue-words.ts';
import type { Section, SectionProps } from './section.ts';

function CatalogueView({ snapshot, act }: SectionProps) {
  const { offer, taken } = snapshot.catalogue;
  const wasOffered = useRef(false);
  if (offer.phase === 'offered') wasOffered.current = true;
  return (
    <>
      <p role="status" className="visually-hidden">
        {offerText(offer)}
      </p>
      {offer.phase === 'offered' ? (
        <CatalogueDiff offer={offer} act={act} />
      ) : (
        <>
          <CatalogueForm offer={offer} taken={taken} wasOffered={wasOffered.current} act={act} />
          <CatalogueExportForm act={act} />
        </>
      )}
    </>
  );
}

export const catalogueSection: Section = {
  id: 'catalogue',
  title: 'Team catalogue',
  words: [
    'Take a catalogue',
    'Taken last',
    'Make a catalogue',
    'import',
    'export',
    'share',
    'backup',
    'JSON',
  ],
  View: CatalogueView,
};

import { type DragEvent, useState } from 'react';

/** What an element takes to be a place where a file can be dropped; `data-over` while one is held above it. */
interface FileDrop {
  'data-over': boolean;
  onDragOver: (event: DragEvent) => void;
  onDragLeave: () => void;
  onDrop: (event: DragEvent) => void;
}

/** Dropping as one way more to choose a file: spread over the element. The way for all is a {@link FileButton} in it. */
export function useFileDrop(onFile: (file: File) => void): FileDrop {
  const [over, setOver] = useState(false);
  return {
    'data-over': over,
    onDragOver(event) {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event) {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) onFile(file);
    },
  };
}

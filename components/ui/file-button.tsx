interface FileButtonProps {
  label: string;
  /** As the `accept` attribute. */
  accept: string;
  onFile: (file: File) => void;
}

/** A button that asks for one file. The same file can be chosen again after a failure. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  return (
    <label className="button file-button">
      {label}
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

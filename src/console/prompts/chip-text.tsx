/** A wording with its variables as chips. */

const PARTS = /(\{[^{}]*\})/;

export function ChipText({ text, known }: { text: string; known?: readonly string[] }) {
  return (
    <>
      {text.split(PARTS).map((part, index) => {
        const key = `${index}${part}`;
        const name = /^\{(.*)\}$/.exec(part)?.[1];
        if (name === undefined) return <span key={key}>{part}</span>;
        return (
          <span key={key} className={known === undefined || known.includes(name) ? 'chip' : 'chip chip-wrong'}>
            {part}
          </span>
        );
      })}
    </>
  );
}

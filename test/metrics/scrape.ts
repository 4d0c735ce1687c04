/**
 * Reads metrics as Prometheus does, and what they are called.
 */

/** One line: a name, its labels and its value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Everything that one scrape answers. */
export interface Scrape {
  readonly text: string;
  /** Names as `# TYPE` has them, without the suffixes of histograms. */
  readonly names: readonly string[];
  readonly samples: readonly Sample[];
  /** The sum of all samples of this name whose labels are these, and perhaps more; null: there is none. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number | null;
}

/** Scrapes; throws for an answer that is not 200. */
export async function scrape(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Scrape> {
  const response = await fetch(url, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  return readScrape(text);
}

/** The same of a text. */
export function readScrape(text: string): Scrape {
  const lines = text.split('\n');
  const samples = lines.filter((line) => line !== '' && !line.startsWith('#')).map(sampleOf);
  return {
    text,
    names: lines.flatMap((line) => /^# TYPE (\S+)/u.exec(line)?.[1] ?? []),
    samples,
    value: (name, labels = {}) => {
      const fitting = samples.filter(
        (sample) =>
          sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
      );
      return fitting.length === 0 ? null : fitting.reduce((sum, { value }) => sum + value, 0);
    },
  };
}

function sampleOf(line: string): Sample {
  const [, name = '', inner = '', value = ''] = /^([\w:]+)(?:\{(.*)\})? (\S+)$/u.exec(line) ?? [];
  if (name === '') throw new Error(`no sample: ${line}`);
  const labels = [...inner.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/gu)].map(
    ([, key = '', text = '']) => [key, text] as const,
  );
  return { name, labels: Object.fromEntries(labels), value: Number(value) };
}

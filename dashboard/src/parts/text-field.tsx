/** A field for words, with what is wrong with it below. */

import { FormGroup, TextArea, TextInput } from './patternfly.ts';

import { Fault } from './fault.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly fault?: string | undefined;
  readonly hint?: React.ReactNode;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  /** Several lines high; otherwise one. */
  readonly rows?: number;
  readonly type?: 'text' | 'url';
}

export function TextField({ id, label, value, set, fault, hint, required = false, rows, type, ...rest }: Props) {
  const shared = {
    id,
    value,
    isRequired: required,
    validated: fault === undefined ? ('default' as const) : ('error' as const),
    'aria-describedby': `${id}-fault ${id}-hint`,
    ...rest,
  };
  return (
    <FormGroup label={label} fieldId={id} isRequired={required}>
      {rows === undefined ? (
        <TextInput
          {...shared}
          type={type ?? 'text'}
          onChange={(_event, text) => {
            set(text);
          }}
        />
      ) : (
        <TextArea
          {...shared}
          rows={rows}
          resizeOrientation="vertical"
          onChange={(_event, text) => {
            set(text);
          }}
        />
      )}
      <div id={`${id}-hint`}>{hint !== undefined && <p className="sw-hint">{hint}</p>}</div>
      <Fault id={`${id}-fault`} text={fault} />
    </FormGroup>
  );
}

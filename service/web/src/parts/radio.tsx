// SPDX-License-Identifier: EUPL-1.2
import { FormLabel, RadioButton } from '@utrecht/component-library-react';

interface RadioProps {
  id: string;
  name: string;
  label: string;
  checked: boolean;
  invalid?: boolean;
  onChoose: () => void;
}

export function Radio({ id, name, label, checked, invalid, onChoose }: RadioProps) {
  return (
    <div className="drempel-radio">
      <RadioButton
        id={id}
        name={name}
        checked={checked}
        onChange={onChoose}
        {...(invalid === true ? { invalid } : {})}
      />
      <FormLabel htmlFor={id} type="radio">
        {label}
      </FormLabel>
    </div>
  );
}

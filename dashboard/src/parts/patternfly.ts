/**
 * The parts of PatternFly that the page is made of, each from its own folder: through the packages' front doors the
 * styles of all the others would come along.
 */

export { Alert } from '@patternfly/react-core/dist/esm/components/Alert';
export { Button } from '@patternfly/react-core/dist/esm/components/Button';
export {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core/dist/esm/components/DescriptionList';
export { EmptyState, EmptyStateBody } from '@patternfly/react-core/dist/esm/components/EmptyState';
export { Form, FormGroup } from '@patternfly/react-core/dist/esm/components/Form';
export { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect';
export { Label } from '@patternfly/react-core/dist/esm/components/Label';
export { Progress } from '@patternfly/react-core/dist/esm/components/Progress';
export { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton';
export { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea';
export { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput';

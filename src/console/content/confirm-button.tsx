/** A button that asks back before it does something that cannot simply be undone. */
import { App, Button, type ButtonProps } from 'antd';

interface Props extends Omit<ButtonProps, 'onClick'> {
  question: string;
  onConfirm: () => void;
}

export function ConfirmButton({ question, onConfirm, ...button }: Props) {
  const { modal } = App.useApp();
  return <Button {...button} onClick={() => void modal.confirm({ title: question, onOk: onConfirm })} />;
}

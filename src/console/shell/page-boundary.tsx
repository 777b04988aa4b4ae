/** Catches what breaks while a page is shown, so that the frame and the other pages stay. */
import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from './language.js';
import { SHELL_WORDS } from './words.js';

interface Props {
  /** Another page starts afresh. */
  at: string;
  children: ReactNode;
}

export class PageBoundary extends Component<Props, { broken: string | null }> {
  override state = { broken: null };

  static getDerivedStateFromError() {
    return { broken: 'yes' };
  }

  override componentDidUpdate(before: Props) {
    if (before.at !== this.props.at && this.state.broken !== null) this.setState({ broken: null });
  }

  override render() {
    return this.state.broken === null ? this.props.children : <Broken />;
  }
}

function Broken() {
  const words = useWords(SHELL_WORDS);
  return (
    <div role="alert">
      <Result
        status="error"
        title={words.broken}
        subTitle={words.brokenHint}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        }
      />
    </div>
  );
}

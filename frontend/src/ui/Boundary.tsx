import { Component, type ReactNode } from "react";
import { Broken } from "./Broken";

interface Props {
  readonly children: ReactNode;
}

/** A fault of ours must not leave an empty page: it says what is kept, and how to go on. */
export class Boundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

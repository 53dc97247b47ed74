import { createRequire } from 'node:module';

/** What facteur uses of mjml, which ships no types. */
export interface Mjml {
  toHtml(
    source: string,
    options: Readonly<Record<string, unknown>>,
  ): Promise<{ html: string; errors: MjmlProblem[] }>;
  /** The type of an attribute in MJML's strict validation: `color`, `unit(px)`, `enum(left,right)`, `string`. */
  attributeType(element: string, attribute: string): string | undefined;
}

export interface MjmlProblem {
  /** 1-based, in the text given to MJML. */
  readonly line: number;
  readonly message: string;
  readonly tagName: string;
}

interface Component {
  readonly allowedAttributes?: Readonly<Record<string, string>>;
}

interface BodyComponent {
  new (...args: never[]): { getContent(): string };
}

/**
 * Loads mjml, on first use: it takes half a second. Note that importing it also runs the packages named in a
 * `.mjmlconfig` of the working directory.
 */
export function loadMjml(): Mjml {
  // Both are CommonJS; what `import` makes of their default export differs between Node and bundlers.
  const require = createRequire(import.meta.url);
  const mjml2html = require('mjml') as (
    source: string,
    options: object,
  ) => Promise<{ html: string; errors: MjmlProblem[] }>;
  const { components, BodyComponent } = require('mjml-core') as {
    components: Record<string, Component>;
    BodyComponent: BodyComponent;
  };
  const preset = paymentButtonPreset(BodyComponent);
  return {
    toHtml: (source, options) => mjml2html(source, { ...options, presets: [preset] }),
    attributeType: (element, attribute) => {
      // In <mj-attributes>, mj-all and mj-class stand for any component.
      if (element === 'mj-all' || element === 'mj-class') return /color$/.test(attribute) ? 'color' : 'unit';
      return components[element]?.allowedAttributes?.[attribute];
    },
  };
}

/** The payment button as a component: its content is the finished HTML, its attributes place it in the column. */
function paymentButtonPreset(Base: BodyComponent): object {
  const holders = ['mj-column', 'mj-hero', 'mj-attributes'];
  class PaymentButton extends Base {
    static readonly componentName = 'mj-payment-button';
    static readonly endingTag = true;
    static readonly allowedAttributes = {
      align: 'enum(left,center,right)',
      'container-background-color': 'color',
      padding: 'unit(px,%){1,4}',
      'padding-top': 'unit(px,%)',
      'padding-bottom': 'unit(px,%)',
      'padding-left': 'unit(px,%)',
      'padding-right': 'unit(px,%)',
    };
    static readonly defaultAttributes = { align: 'left', padding: '0' };
    static readonly dependencies = Object.fromEntries(holders.map((name) => [name, ['mj-payment-button']]));
    render(): string {
      return this.getContent();
    }
  }
  return { components: [PaymentButton], dependencies: PaymentButton.dependencies };
}

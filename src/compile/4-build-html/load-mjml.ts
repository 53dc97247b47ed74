import { createRequire } from 'node:module';

/** The parts of mjml that facteur uses; mjml has no types. */
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

interface Preset {
  readonly components: readonly (Component & { readonly componentName: string })[];
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
}

/**
 * Loads the core of MJML and its elements on first use, which takes half a second. MJML also runs the packages that a
 * `.mjmlconfig` in the working directory names.
 */
export function loadMjml(): Mjml {
  // Both are CommonJS: with `import`, their default export differs between Node and bundlers.
  const require = createRequire(import.meta.url);
  // Not `mjml`, which adds a command line of 43 packages to these two.
  const core = require('mjml-core') as {
    default: (source: string, options: object) => Promise<{ html: string; errors: MjmlProblem[] }>;
    components: Readonly<Record<string, Component>>;
    BodyComponent: BodyComponent;
  };
  const elements = require('mjml-preset-core') as Preset;
  const presets = [elements, paymentButtonPreset(core.BodyComponent)];
  const components: Readonly<Record<string, Component>> = {
    ...core.components,
    ...Object.fromEntries(elements.components.map((each) => [each.componentName, each])),
  };
  return {
    toHtml: (source, options) => core.default(source, { ...options, presets }),
    attributeType: (element, attribute) => {
      // In <mj-attributes>, mj-all and mj-class apply to any component.
      if (element === 'mj-all' || element === 'mj-class') return /color$/.test(attribute) ? 'color' : 'unit';
      return components[element]?.allowedAttributes?.[attribute];
    },
  };
}

/** The payment button as an MJML component: its content is the finished HTML, its attributes place it in the column. */
function paymentButtonPreset(Base: BodyComponent): Preset {
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

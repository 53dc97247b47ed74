import type { DomNode } from 'html-to-text';
import type { Token } from '../tokens.ts';

export function prepareBody(_body: DomNode, _tokens: readonly Token[]): void {}

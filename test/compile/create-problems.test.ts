import { expect, test } from 'vitest';
import { sourceFile, sourceOf } from '../../src/compile/1-read/source.ts';
import { createProblems } from '../../src/compile/problems.ts';
import { TemplateError } from '../../src/errors.ts';

const source = sourceOf(sourceFile('a.mjml', 'one\ntwo\n'.repeat(200)));

function thrownBy(call: () => unknown): TemplateError {
  try {
    call();
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('problems are thrown in source order, together with those from reading', () => {
  const read = createProblems();
  read.report(source, 8, 'invalid-json', 'third');
  const problems = createProblems(read.found);
  problems.report(source, 4, 'syntax', 'second');
  problems.report(source, 1, 'syntax', 'first');
  const { code, problems: found } = thrownBy(problems.throwFound);
  expect(code).toBe('syntax');
  expect(found.map(({ message, line, column }) => [message, line, column])).toEqual([
    ['first', 1, 2],
    ['second', 2, 1],
    ['third', 3, 1],
  ]);
});

test('a repeated problem is reported once, and an unclosed tag once for both of its messages', () => {
  const problems = createProblems();
  problems.report(source, 4, 'syntax', 'x');
  problems.report(source, 4, 'syntax', 'x');
  problems.report(source, 4, 'syntax', 'y');
  problems.report(source, 0, 'unclosed-tag', 'x');
  problems.report(source, 0, 'unclosed-tag', 'y');
  expect(problems.found.map(({ message }) => message)).toEqual(['x', 'y', 'x']);
});

test('the list takes a hundred problems', () => {
  const problems = createProblems();
  for (let index = 0; index < 100; index++) {
    expect(problems.isFull).toBe(false);
    problems.report(source, index * 4, 'syntax', 'x');
  }
  expect(problems.isFull).toBe(true);
  problems.report(source, 500, 'syntax', 'x');
  expect(problems.found).toHaveLength(100);
});

test('exceeding a limit ends the compilation, and the error includes the earlier problems', () => {
  const problems = createProblems();
  expect(problems.throwFound()).toBeUndefined();
  problems.report(source, 8, 'syntax', 'later in the source');
  const { problems: found } = thrownBy(() => problems.stop(source, 0, 'template-too-large', 'too large'));
  expect(found.map(({ code }) => code)).toEqual(['template-too-large', 'syntax']);
});

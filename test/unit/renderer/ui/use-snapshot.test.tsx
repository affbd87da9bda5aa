// @vitest-environment happy-dom

import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSnapshot } from '../../../../src/renderer/ui/use-snapshot.ts';
import { createFakeMain } from '../picker/picker-harness.tsx';
import { snapshotOf } from '../picker/snapshots.ts';

test('changes say nothing until the whole has come; what does not change is the same object still', () => {
  const main = createFakeMain();
  const { result } = renderHook(() => useSnapshot(main.api));
  expect(main.calls).toEqual([['pageReady']]);
  main.push({ pickerVisible: true });
  expect(result.current).toBeNull();
  const whole = snapshotOf(['alpha']);
  main.push(whole);
  main.push({ pickerVisible: false });
  expect(result.current).toEqual({ ...whole, pickerVisible: false });
  expect(result.current?.environments).toBe(whole.environments);
});

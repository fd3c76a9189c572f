import { describe, expect, it, vi } from 'vitest';
import { everything, isEmpty, isSelected, loadedState, nothing, resolve, toggle, toggleLoaded } from './selection';

const loaded = ['a', 'b', 'c'];

describe('the selection', () => {
  it('starts empty and takes rows one by one', () => {
    const one = toggle(nothing, 'b');
    expect(isEmpty(nothing)).toBe(true);
    expect(isSelected(one, 'b')).toBe(true);
    expect(loadedState(one, loaded)).toBe('some');
    expect(isEmpty(toggle(one, 'b'))).toBe(true);
  });

  it('takes all loaded rows at once, and lets them go at once', () => {
    const all = toggleLoaded(toggle(nothing, 'a'), loaded);
    expect(loadedState(all, loaded)).toBe('all');
    expect(isEmpty(toggleLoaded(all, loaded))).toBe(true);
  });

  it('has rows that are loaded later when everything was chosen', () => {
    expect(isSelected(everything, 'not loaded yet')).toBe(true);
    const but = toggle(everything, 'b');
    expect(isSelected(but, 'b')).toBe(false);
    expect(loadedState(but, loaded)).toBe('some');
  });

  it('is never all of no rows', () => {
    expect(loadedState(everything, [])).toBe('none');
  });

  it('asks for what matches only when everything was chosen', async () => {
    const matching = vi.fn(() => Promise.resolve(['a', 'b', 'c', 'd']));
    await expect(resolve(toggle(nothing, 'b'), matching)).resolves.toEqual(['b']);
    expect(matching).not.toHaveBeenCalled();
    await expect(resolve(toggle(everything, 'b'), matching)).resolves.toEqual(['a', 'c', 'd']);
  });
});

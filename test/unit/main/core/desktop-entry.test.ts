import { describe, expect, it } from 'vitest';
import { execLine, linkHandlerEntry, withLinkHandler } from '../../../../src/main/core/desktop-entry.ts';

describe('the desktop file of an AppImage', () => {
  it.each([
    ['/home/mara/Apps/Windsock.AppImage', 'Exec=/home/mara/Apps/Windsock.AppImage %u'],
    ['/home/mara/My Apps/Windsock.AppImage', 'Exec="/home/mara/My Apps/Windsock.AppImage" %u'],
    ['/opt/Windsock-0.1.0+x_1.AppImage', 'Exec=/opt/Windsock-0.1.0+x_1.AppImage %u'],
    ['/opt/100%/w', 'Exec="/opt/100%%/w" %u'],
    ['/opt/a"b`c$d\\e', 'Exec="/opt/a\\\\"b\\\\`c\\\\$d\\\\\\\\e" %u'],
    ['/opt/; rm -rf ~', 'Exec="/opt/; rm -rf ~" %u'],
  ])('%s', (appImage, line) => {
    const entry = linkHandlerEntry(appImage)?.split('\n') ?? [];
    expect(entry).toContain(line);
    expect(entry).toContain('MimeType=x-scheme-handler/windsock;');
    expect(entry[0]).toBe('[Desktop Entry]');
  });

  it.each(['relative/path', '', '/opt/a\nExec=evil', '/opt/\u0000', '/opt/a=b/w'])(
    'is none for %j',
    (appImage) => {
      expect(linkHandlerEntry(appImage)).toBeNull();
    },
  );
});

describe('a command in an entry', () => {
  it('quotes each word by itself', () => {
    expect(execLine(['/opt/My App/w', '--hidden', '50%', ''])).toBe('"/opt/My App/w" --hidden "50%%" ""');
  });

  it('is none where an argument breaks the line', () => {
    expect(execLine(['/opt/w', 'a\nHidden=true'])).toBeNull();
  });
});

describe('the list of handlers', () => {
  const line = 'x-scheme-handler/windsock=w.desktop';

  it.each([
    ['nothing yet', '', `[Default Applications]\n${line}\n`],
    [
      'no defaults yet',
      '[Added Associations]\ntext/html=a.desktop;',
      `[Added Associations]\ntext/html=a.desktop;\n\n[Default Applications]\n${line}\n`,
    ],
    [
      'other defaults',
      '# mine\n[Default Applications]\ntext/html=firefox.desktop\n\n[Added Associations]\nx=y\n',
      `# mine\n[Default Applications]\n${line}\ntext/html=firefox.desktop\n\n[Added Associations]\nx=y\n`,
    ],
    [
      'one of another section',
      `[Added Associations]\n${line};\n[Default Applications]\n`,
      `[Added Associations]\n${line};\n[Default Applications]\n${line}\n`,
    ],
    [
      'no line end at the end',
      '[Default Applications]\ntext/html=a.desktop',
      `[Default Applications]\n${line}\ntext/html=a.desktop`,
    ],
  ])('with %s', (_what, before, after) => {
    expect(withLinkHandler(before, 'w.desktop')).toBe(after);
  });

  it('is left alone where a handler is set, by Windsock or by the person', () => {
    for (const handler of ['w.desktop', 'other.desktop;']) {
      const text = `[Default Applications]\n  x-scheme-handler/windsock = ${handler}\n[Other]\n`;
      expect(withLinkHandler(text, 'w.desktop')).toBeNull();
    }
  });
});

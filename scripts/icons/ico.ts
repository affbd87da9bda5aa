// The icon format of Windows: several PNG images in one file.

/** An image of an icon file: its side in pixels, and a PNG file. */
export interface IcoImage {
  readonly sizePx: number;
  readonly png: Buffer;
}

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/**
 * Packs PNG images into a Windows icon.
 *
 * @see https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) ICONDIR and ICONDIRENTRY; PNG images since Windows Vista
 */
export function toIco(images: readonly IcoImage[]): Buffer {
  const directory = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * images.length);
  directory.writeUInt16LE(1, 2); // an icon, not a cursor
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.length;
  for (const [at, { sizePx, png }] of images.entries()) {
    const entry = HEADER_BYTES + ENTRY_BYTES * at;
    directory.writeUInt8(sizePx % 256, entry); // 256 is written as 0
    directory.writeUInt8(sizePx % 256, entry + 1);
    directory.writeUInt16LE(1, entry + 4); // colour planes
    directory.writeUInt16LE(32, entry + 6); // bits per pixel
    directory.writeUInt32LE(png.length, entry + 8);
    directory.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([directory, ...images.map(({ png }) => png)]);
}

/** @returns the images of a Windows icon, sizes as its directory says */
export function fromIco(ico: Buffer): readonly IcoImage[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * at;
    const offset = ico.readUInt32LE(entry + 12);
    return {
      sizePx: ico.readUInt8(entry) || 256,
      png: ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)),
    };
  });
}

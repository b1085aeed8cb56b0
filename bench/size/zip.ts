/** The record at the end of each ZIP file, and where in it the number of files stands. */
const endRecord = Buffer.from('PK\u0005\u0006', 'latin1');
const totalOffset = 10;

/** How many files a ZIP file, such as a VSIX, says that it holds. */
export function countOfFiles(zip: Buffer): number {
  const start = zip.lastIndexOf(endRecord);
  if (start === -1) throw new Error('This is no ZIP file: it lacks the record at the end.');
  return zip.readUInt16LE(start + totalOffset);
}

/** The library of XLSX files, loaded when the first sheet is read or written: a line that starts does not wait half a second for it. */
import type ExcelJS from 'exceljs';

/** The library; later calls cost nothing. */
export async function loadExcel(): Promise<typeof ExcelJS> {
  return (await import('exceljs')).default;
}

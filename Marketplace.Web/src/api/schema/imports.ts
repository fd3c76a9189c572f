export interface ImportPreview {
  format: string;
  columns: string[];
  mapping: Record<string, string>;
  fields: ImportField[];
  sampleRows: string[][];
  warnings: string[];
}

export interface ImportField {
  name: string;
  label: string;
  required: boolean;
}

export interface ImportDetail {
  id: string;
  fileName: string;
  format: string;
  state: string;
  progress: number;
  bytesTotal: number;
  bytesDone: number;
  rowsDone: number;
  productsCreated: number;
  productsUpdated: number;
  variantsCreated: number;
  variantsUpdated: number;
  rowsFailed: number;
  imagesQueued: number;
  imagesStored: number;
  imagesFailed: number;
  error: string | null;
  preview: ImportPreview | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface ImportStart {
  format?: string | null;
  mapping?: Record<string, string> | null;
}

export interface ImportError {
  row: number;
  column: string | null;
  value: string | null;
  message: string;
}

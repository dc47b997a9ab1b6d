export { fromMail } from './mail.ts'
export type { MailAddress, MailAddresses, MailAttachment, MailHeader, MailMessage, MailOptions } from './mail.ts'
export { fromRows, mappingSchema } from './rows.ts'
export type {
  Adapted,
  ColumnSource,
  Condition,
  ConstantSource,
  EventTemplate,
  FieldSource,
  IgnoredRows,
  Mapping,
  NumberFormat,
  PerClient,
  RowsOptions,
  Scalar,
  Skipped,
  TemplateSource,
} from './rows.ts'

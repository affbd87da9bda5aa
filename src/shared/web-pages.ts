/** The pages to which the settings lead, in the person's browser. */

export const webPageNames = ['mwaa', 'airflow', 'licence'] as const;

export type WebPage = (typeof webPageNames)[number];

export const webPages: Readonly<Record<WebPage, string>> = {
  mwaa: 'https://docs.aws.amazon.com/mwaa/latest/userguide/what-is-mwaa.html',
  airflow: 'https://airflow.apache.org/docs/',
  licence: 'https://opensource.org/license/mit',
};

/** A part of the types of the events that AWS Lambda hands over. */
declare module 'aws-lambda' {
  export interface SQSRecord {
    messageId: string;
    body: string;
  }
  export interface SQSEvent {
    Records: SQSRecord[];
  }
  export type SQSHandler = (event: SQSEvent) => Promise<void>;
  export interface S3EventRecord {
    s3: { object: { key: string } };
  }
  export interface S3Event {
    Records: S3EventRecord[];
  }
  export interface SNSEventRecord {
    Sns: { Message: string };
  }
  export interface SNSEvent {
    Records: SNSEventRecord[];
  }
  export interface KinesisStreamRecord {
    kinesis: { data: string };
  }
  export interface KinesisStreamEvent {
    Records: KinesisStreamRecord[];
  }
}

/** A function that starts others for every record it was given. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient({});

export const handler = async (event: { Records: { body: string }[] }): Promise<void> => {
  await Promise.all( // error: [no-unbounded-fan-out] "starts `lambda.send()` for every element of `event.Records`"
    event.Records.map((record) => lambda.send(new InvokeCommand({ FunctionName: 'work', Payload: record.body }))),
  );
};

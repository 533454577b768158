/** Functions of AWS Lambda in plain JavaScript: of which service an event is, no type tells. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamo = new DynamoDBClient({});

const store = (order) => dynamo.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: order.id } } }));

export const handler = async (event) => {
  await Promise.all(event.Records.map((record) => store(JSON.parse(record.body))));
};

export const importOrders = async (request) => {
  await Promise.all( // error: [no-unbounded-fan-out] "starts `store()` for every element of `request.orders`"
    request.orders.map((order) => store(order)),
  );
};

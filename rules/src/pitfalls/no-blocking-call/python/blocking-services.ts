import { each, type Conditions, type Entry } from './blocking-entry.js';

const docker = 'https://docker-py.readthedocs.io/en/stable/';
const kubernetes = 'https://github.com/kubernetes-client/python';
const supabase = 'https://supabase.com/docs/reference/python/initializing';
const firestore = 'https://cloud.google.com/python/docs/reference/firestore/latest';
const storage = 'https://cloud.google.com/python/docs/reference/storage/latest';
const bigquery = 'https://cloud.google.com/python/docs/reference/bigquery/latest';
const generativeAi = 'https://ai.google.dev/api/generate-content';
const groq = 'https://github.com/groq/groq-python#async-usage';
const litellm = 'https://docs.litellm.ai/docs/completion/stream#async-completion';
const langchain = 'https://reference.langchain.com/python/langchain_core/';
const chroma = 'https://docs.trychroma.com/reference/python/client';
const elasticsearch = 'https://elasticsearch-py.readthedocs.io/en/latest/async.html';
const stripe = 'https://github.com/stripe/stripe-python#async';
const twilio = 'https://github.com/twilio/twilio-python#asynchronous-api-requests';
const selenium = 'https://www.selenium.dev/selenium/docs/api/py/';
const ytDlp = 'https://github.com/yt-dlp/yt-dlp#embedding-yt-dlp';
const kafka = 'https://kafka-python.readthedocs.io/en/master/apidoc/modules.html';
const confluent = 'https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/';
const pika = 'https://pika.readthedocs.io/en/stable/modules/adapters/blocking.html';
const curl = 'https://curl-cffi.readthedocs.io/en/latest/api.html';
const llamaIndex = 'https://developers.llamaindex.ai/python/framework-api-reference/';
const huggingFace = 'https://huggingface.co/docs/huggingface_hub/package_reference/inference_client';
const huggingFaceFiles = 'https://huggingface.co/docs/huggingface_hub/package_reference/file_download';
const mistral = 'https://github.com/mistralai/client-python';
const cohere = 'https://github.com/cohere-ai/cohere-python';
const replicate = 'https://github.com/replicate/replicate-python';
const crewai = 'https://docs.crewai.com/concepts/crews';
const pinecone = 'https://sdk.pinecone.io/python/';
const gspread = 'https://docs.gspread.org/en/latest/api/';
const ccxt = 'https://docs.ccxt.com/docs/manual';
const teleBot = 'https://pytba.readthedocs.io/en/latest/sync_version/index.html';
const pymodbus = 'https://pymodbus.readthedocs.io/en/latest/source/client.html';
const webSocketClient = 'https://websocket-client.readthedocs.io/en/latest/core.html';
const zmq = 'https://pyzmq.readthedocs.io/en/latest/api/zmq.html#zmq.Socket.recv';
const yfinance = 'https://ranaroussi.github.io/yfinance/reference/';
const minio = 'https://min.io/docs/minio/linux/developers/python/API.html';
const azureBlob = 'https://learn.microsoft.com/python/api/azure-storage-blob/azure.storage.blob';
const keyVault = 'https://learn.microsoft.com/python/api/azure-keyvault-secrets/azure.keyvault.secrets.secretclient';
const tweepy = 'https://docs.tweepy.org/en/stable/asyncclient.html';
const tweepyApi = 'https://docs.tweepy.org/en/stable/api.html';
const spotipy = 'https://spotipy.readthedocs.io/en/latest/#module-spotipy.client';
const snowflake = 'https://docs.snowflake.com/en/developer-guide/python-connector/python-connector-asyncio';
const dns = 'https://dnspython.readthedocs.io/en/stable/resolver-functions.html';
const dnsQuery = 'https://dnspython.readthedocs.io/en/stable/query.html';
const ldap = 'https://ldap3.readthedocs.io/en/latest/connection.html';
const netmiko = 'https://ktbyers.github.io/netmiko/docs/netmiko/';
const oracle = 'https://python-oracledb.readthedocs.io/en/latest/user_guide/asyncio.html';
const pymssql = 'https://pymssql.readthedocs.io/en/stable/ref/pymssql.html';
const duckDb = 'https://duckdb.org/docs/stable/clients/python/reference/';
const influx = 'https://influxdb-client.readthedocs.io/en/stable/usage.html#how-to-use-asyncio';
const clickHouse = 'https://clickhouse.com/docs/integrations/language-clients/python/advanced-usage';
const odmantic = 'https://art049.github.io/odmantic/api_reference/engine/';
const tavily = 'https://docs.tavily.com/sdk/python/reference';
const httpcore = 'https://www.encode.io/httpcore/async/';
const openCv = 'https://docs.opencv.org/4.x/d8/dfe/classcv_1_1VideoCapture.html';

/** Kubernetes' client hands the request to a thread of its own then. */
const asyncRequest: Conditions = { unless: [{ keyword: 'async_req', value: 'any' }] };

const poll = (keyword: string, position: number): Conditions => ({ unless: [{ keyword, position, value: '0' }] });

/** Blocking calls of clients of services: of containers, clouds, models, payments, browsers and queues; see `packageCalls`. */
export const serviceCalls: readonly Entry[] = [
  ...each('docker.DockerClient', 'df events info login ping version', 'http', `${docker}client.html`),
  ...each(
    'docker.models.containers.ContainerCollection',
    'create get list prune run',
    'http',
    `${docker}containers.html`,
  ),
  ...each(
    'docker.models.containers.Container',
    'commit exec_run kill logs pause put_archive reload remove restart start stats stop top unpause wait',
    'http',
    `${docker}containers.html`,
  ),
  ...each(
    'docker.models.images.ImageCollection',
    'build get list load prune pull push remove',
    'http',
    `${docker}images.html`,
  ),
  ...each('docker.models.images.Image', 'history tag', 'http', `${docker}images.html`),
  ...each('docker.models.resource.NetworkCollection', 'create get list prune', 'http', `${docker}networks.html`),
  ...each('docker.models.resource.VolumeCollection', 'create get list prune', 'http', `${docker}volumes.html`),
  ...each('kubernetes.client', 'AppsV1Api.* BatchV1Api.* CoreV1Api.*', 'http', kubernetes, asyncRequest),
  ...each(
    'kubernetes.client',
    'CustomObjectsApi.* NetworkingV1Api.* RbacAuthorizationV1Api.*',
    'http',
    kubernetes,
    asyncRequest,
  ),
  ['kubernetes.watch.Watch.stream.__iter__', 'http', kubernetes],

  ['supabase.Query.execute', 'http', supabase],
  ...each('supabase.Auth', 'get_user refresh_session reset_password_for_email sign_in_with_otp', 'http', supabase),
  ...each('supabase.Auth', 'sign_in_with_password sign_out sign_up update_user verify_otp', 'http', supabase),
  ...each('supabase.Bucket', 'create_signed_url download list remove upload', 'http', supabase),
  ...each('google.cloud.firestore', 'Query.get Query.stream.__iter__ WriteBatch.commit', 'database', firestore),
  ...each('google.cloud.firestore.DocumentReference', 'create delete get set update', 'database', firestore),
  ['google.cloud.firestore.CollectionReference.add', 'database', firestore],
  ...each('google.cloud.storage.Blob', 'delete exists make_public reload', 'http', storage),
  ...each('google.cloud.storage.Blob', 'download_as_bytes download_as_string download_as_text', 'http', storage),
  ...each('google.cloud.storage.Blob', 'download_to_file download_to_filename', 'http', storage),
  ...each('google.cloud.storage.Blob', 'upload_from_file upload_from_filename upload_from_string', 'http', storage),
  ...each('google.cloud.storage.Bucket', 'copy_blob delete_blob exists get_blob list_blobs.__iter__', 'http', storage),
  ...each(
    'google.cloud.storage.Client',
    'create_bucket get_bucket list_blobs.__iter__ list_buckets.__iter__',
    'http',
    storage,
  ),
  ...each('google.cloud.bigquery.Client', 'query query_and_wait get_table create_table', 'database', bigquery),
  ...each('google.cloud.bigquery.Client', 'create_dataset insert_rows_json', 'database', bigquery),
  ...each('google.cloud.bigquery.QueryJob', 'result to_dataframe', 'database', bigquery),

  ...each('google.generativeai.GenerativeModel', 'generate_content count_tokens', 'http', generativeAi),
  ...each('google.generativeai', 'ChatSession.send_message embed_content', 'http', generativeAi),
  ...each('groq', 'Completions.create Transcriptions.create', 'http', groq),
  ...each('litellm', 'completion text_completion embedding image_generation transcription', 'http', litellm),
  ...each('langchain_core.retrievers.BaseRetriever', 'invoke', 'http', `${langchain}retrievers/`),
  ...each('langchain_core.embeddings.Embeddings', 'embed_query embed_documents', 'http', `${langchain}embeddings/`),
  ...each(
    'langchain_core.vectorstores.VectorStore',
    'similarity_search similarity_search_with_score max_marginal_relevance_search add_documents add_texts',
    'database',
    `${langchain}vectorstores/`,
  ),
  ...each('llama_index.core', 'BaseQueryEngine.query BaseRetriever.retrieve', 'http', llamaIndex),
  ...each('llama_index.core.BaseChatEngine', 'chat stream_chat', 'http', llamaIndex),
  ...each('huggingface_hub', 'hf_hub_download snapshot_download upload_file upload_folder', 'http', huggingFaceFiles),
  ['huggingface_hub.InferenceClient.*', 'http', huggingFace],
  ...each('mistralai', 'Chat.complete Chat.stream Embeddings.create', 'http', mistral),
  ...each('cohere.Client', 'chat embed rerank', 'http', cohere),
  ['replicate.run', 'http', replicate],
  ...each('crewai.Crew', 'kickoff kickoff_for_each', 'http', crewai),
  ...each(
    'pinecone.Index',
    'query upsert fetch update delete describe_index_stats',
    'database',
    pinecone,
    asyncRequest,
  ),
  ...each('pinecone.Pinecone', 'create_index list_indexes describe_index has_index', 'database', pinecone),
  ...each('chromadb.Collection', 'add count delete get peek query update upsert', 'database', chroma),
  ...each('chromadb.ClientAPI', 'create_collection delete_collection get_collection', 'database', chroma),
  ...each('chromadb.ClientAPI', 'get_or_create_collection list_collections', 'database', chroma),
  ...each('elasticsearch', 'Elasticsearch.* Part.*', 'database', elasticsearch),

  ...each('curl_cffi', 'request get options head post put patch delete', 'http', curl),
  ...each('curl_cffi.Session', 'request get options head post put patch delete', 'http', curl),
  ...each('gspread', 'Client.* Spreadsheet.* Worksheet.*', 'http', gspread),
  ...each('ccxt.Exchange', 'load_markets fetch_markets fetch_currencies fetch_ticker fetch_tickers', 'http', ccxt),
  ...each('ccxt.Exchange', 'fetch_order_book fetch_trades fetch_ohlcv fetch_balance fetch_order', 'http', ccxt),
  ...each('ccxt.Exchange', 'fetch_orders fetch_open_orders fetch_closed_orders fetch_my_trades', 'http', ccxt),
  ...each('ccxt.Exchange', 'fetch_positions fetch_funding_rate fetch_status fetch_time', 'http', ccxt),
  ...each('ccxt.Exchange', 'create_order create_limit_order create_market_order edit_order', 'http', ccxt),
  ...each('ccxt.Exchange', 'create_limit_buy_order create_limit_sell_order cancel_order', 'http', ccxt),
  ...each('ccxt.Exchange', 'create_market_buy_order create_market_sell_order cancel_all_orders', 'http', ccxt),
  ...each('ccxt.Exchange', 'set_leverage set_margin_mode transfer withdraw', 'http', ccxt),
  ...each('telebot.TeleBot', 'polling infinity_polling get_me send_message forward_message', 'http', teleBot),
  ...each('telebot.TeleBot', 'copy_message delete_message send_photo send_audio send_document', 'http', teleBot),
  ...each('telebot.TeleBot', 'send_video send_voice send_media_group send_chat_action reply_to', 'http', teleBot),
  ...each('telebot.TeleBot', 'answer_callback_query edit_message_text edit_message_reply_markup', 'http', teleBot),
  ...each('telebot.TeleBot', 'get_chat get_chat_member get_file download_file', 'http', teleBot),
  ...each('yfinance', 'download Ticker.history Ticker.option_chain Ticker.get_info Ticker.get_news', 'http', yfinance),
  ['minio.Minio.*', 'http', minio],
  ...each('stripe.APIResource', 'create list modify retrieve search', 'http', stripe),
  ...each('twilio.rest', 'MessageList.create MessageList.list CallList.create CallList.list', 'http', twilio),
  ...each('selenium.webdriver', 'Chrome Edge Firefox Remote', 'http', selenium),
  ...each('selenium.webdriver.Remote', 'back execute_script find_element find_elements', 'http', selenium),
  ...each('selenium.webdriver.Remote', 'get quit refresh save_screenshot', 'http', selenium),
  ...each('selenium.webdriver.WebElement', 'click clear find_element find_elements send_keys submit', 'http', selenium),
  ...each('yt_dlp.YoutubeDL', 'extract_info download', 'http', ytDlp),
  ['cv2.VideoCapture', 'socket', openCv, { needs: { keyword: 'filename', position: 0, value: 'None' } }],
  ...each('cv2.VideoCapture', 'grab open read', 'socket', openCv),

  ...each('oracledb', 'connect ConnectionPool.acquire', 'database', oracle),
  ...each('oracledb.Connection', 'commit rollback ping', 'database', oracle),
  ...each('oracledb.Cursor', 'execute executemany callproc callfunc', 'database', oracle),
  ...each('oracledb.Cursor', 'fetchone fetchmany fetchall __next__', 'database', oracle),
  ...each('pymssql', 'connect Connection.commit Connection.rollback', 'database', pymssql),
  ...each('pymssql.Cursor', 'execute executemany callproc', 'database', pymssql),
  ...each('pymssql.Cursor', 'fetchone fetchmany fetchall __next__', 'database', pymssql),
  ...each('duckdb', 'execute DuckDBPyConnection.execute DuckDBPyConnection.executemany', 'database', duckDb),
  ...each('duckdb.DuckDBPyRelation', 'fetchone fetchmany fetchall df fetchnumpy', 'database', duckDb),
  ...each('duckdb.DuckDBPyRelation', 'write_csv write_parquet', 'database', duckDb),
  ...each('influxdb_client.QueryApi', 'query query_raw query_csv query_data_frame', 'database', influx),
  ...each('influxdb_client', 'QueryApi.query_stream.__iter__ DeleteApi.delete InfluxDBClient.ping', 'database', influx),
  ['clickhouse_connect.get_client', 'database', clickHouse],
  ...each('clickhouse_connect.driver.client.Client', 'query query_df query_np query_arrow', 'database', clickHouse),
  ...each('clickhouse_connect.driver.client.Client', 'raw_query command insert insert_df', 'database', clickHouse),
  ...each('clickhouse_connect.driver.client.Client', 'insert_arrow raw_insert ping', 'database', clickHouse),
  ...each('odmantic.SyncEngine', 'find_one save save_all delete remove count find.__iter__', 'database', odmantic),
  ...each('azure.storage.blob.BlobClient', 'upload_blob download_blob delete_blob exists', 'http', azureBlob),
  ...each('azure.storage.blob', 'BlobClient.get_blob_properties ContainerClient.exists', 'http', azureBlob),
  ...each('azure.storage.blob.ContainerClient', 'upload_blob download_blob delete_blob', 'http', azureBlob),
  ...each('azure.storage.blob.ContainerClient', 'create_container list_blobs.__iter__', 'http', azureBlob),
  ...each('azure.storage.blob.StorageStreamDownloader', 'readall readinto chunks.__iter__', 'http', azureBlob),
  ...each('azure.storage.blob.BlobServiceClient', 'create_container list_containers.__iter__', 'http', azureBlob),
  ...each('azure.keyvault.secrets.SecretClient', 'get_secret set_secret', 'http', keyVault),
  ...each('tweepy.Client', 'create_tweet delete_tweet get_tweet get_tweets get_user get_users get_me', 'http', tweepy),
  ...each('tweepy.Client', 'get_users_tweets get_users_mentions get_home_timeline', 'http', tweepy),
  ...each('tweepy.Client', 'search_recent_tweets like unlike retweet unretweet', 'http', tweepy),
  ['tweepy.API.*', 'http', tweepyApi],
  ['spotipy.Spotify.*', 'http', spotipy],
  ['snowflake.connector.connect', 'database', snowflake],
  ...each('snowflake.connector.SnowflakeConnection', 'commit rollback', 'database', snowflake),
  ...each('snowflake.connector.cursor.SnowflakeCursor', 'execute executemany', 'database', snowflake),
  ...each('snowflake.connector.cursor.SnowflakeCursor', 'fetchone fetchmany fetchall', 'database', snowflake),
  ...each('snowflake.connector.cursor.SnowflakeCursor', 'fetch_pandas_all __next__', 'database', snowflake),
  ...each('tavily.TavilyClient', 'search extract crawl map get_search_context qna_search', 'http', tavily),
  ...each('httpcore', 'request ConnectionPool.request', 'http', httpcore),

  ...each('dns.resolver', 'resolve resolve_address resolve_name canonical_name zone_for_name', 'socket', dns),
  ...each('dns.resolver.Resolver', 'resolve resolve_address resolve_name canonical_name', 'socket', dns),
  ...each('dns.query', 'udp tcp udp_with_fallback tls https', 'socket', dnsQuery),
  ...each('ldap3.Connection', 'bind rebind search compare add delete modify modify_dn start_tls', 'socket', ldap),
  ['netmiko.ConnectHandler', 'socket', netmiko],
  ...each('netmiko.BaseConnection', 'send_command send_command_timing send_multiline', 'socket', netmiko),
  ...each('netmiko.BaseConnection', 'send_config_set send_config_from_file', 'socket', netmiko),
  ...each('netmiko.BaseConnection', 'enable find_prompt save_config disconnect', 'socket', netmiko),
  ...each('pymodbus.client.ModbusBaseSyncClient', 'connect read_coils read_discrete_inputs', 'socket', pymodbus),
  ...each('pymodbus.client.ModbusBaseSyncClient', 'read_holding_registers read_input_registers', 'socket', pymodbus),
  ...each(
    'pymodbus.client.ModbusBaseSyncClient',
    'write_coil write_register write_coils write_registers',
    'socket',
    pymodbus,
  ),
  ...each('websocket', 'create_connection WebSocketApp.run_forever', 'socket', webSocketClient),
  ...each('websocket.WebSocket', 'connect recv recv_data', 'socket', webSocketClient),
  ...each('zmq.Socket', 'recv recv_string recv_json recv_pyobj recv_multipart', 'socket', zmq, {
    unless: [{ keyword: 'flags', position: 0, value: 'any' }],
  }),
  ...each('kafka.KafkaConsumer', '__iter__ __next__ commit', 'socket', kafka),
  ['kafka.KafkaConsumer.poll', 'socket', kafka, { needs: { keyword: 'timeout_ms', position: 0, value: '0' } }],
  ...each('kafka', 'KafkaProducer.flush RecordFuture.get', 'socket', kafka, poll('timeout', 0)),
  ['confluent_kafka.Consumer.poll', 'socket', confluent, poll('timeout', 0)],
  ['confluent_kafka.Consumer.consume', 'socket', confluent, poll('timeout', 1)],
  ['confluent_kafka.Producer.flush', 'socket', confluent, poll('timeout', 0)],
  ['pika.BlockingConnection', 'socket', pika],
  ['pika.BlockingConnection.process_data_events', 'socket', pika, poll('time_limit', 0)],
  ...each('pika.BlockingChannel', 'basic_get queue_declare exchange_declare queue_bind', 'socket', pika),
  ['pika.BlockingChannel.start_consuming', 'socket', pika],
];

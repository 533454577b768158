/**
 * Base classes of data models, by the names that programs import them by: nothing of what they add to a class makes its
 * instances awaitable, also where the package is not there to be read. Each is documented by its package, as
 * https://docs.pydantic.dev/latest/concepts/models/ and https://docs.sqlalchemy.org/en/20/orm/mapping_api.html.
 */
const modelBases: ReadonlySet<string> = new Set([
  'django.db.models.Model',
  'mongoengine.Document',
  'mongoengine.EmbeddedDocument',
  'msgspec.Struct',
  'odmantic.EmbeddedModel',
  'odmantic.Model',
  'peewee.Model',
  'pydantic.BaseModel',
  'pydantic.BaseSettings',
  'pydantic.RootModel',
  'pydantic.main.BaseModel',
  'pydantic.v1.BaseModel',
  'pydantic.v1.BaseSettings',
  'pydantic_settings.BaseSettings',
  'sqlalchemy.ext.asyncio.AsyncAttrs',
  'sqlalchemy.orm.DeclarativeBase',
  'sqlalchemy.orm.DeclarativeBaseNoMeta',
  'sqlalchemy.orm.MappedAsDataclass',
  'sqlmodel.SQLModel',
]);

/** Whether a class that is not known otherwise is the base of data models, so that its instances cannot be awaited. */
export function isModelBase(name: string): boolean {
  return modelBases.has(name);
}

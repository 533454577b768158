import { defineComponent } from 'vue';

/** Vue hands what its handlers reject with to the error handler of the application. */
export default defineComponent({
  props: { name: String },
  setup({ name }) {
    return () => (
      <a
        onClick={async () => {
          await fetch(`/likes/${name}`, { method: 'POST' });
        }}
      >
        Like
      </a>
    );
  },
});

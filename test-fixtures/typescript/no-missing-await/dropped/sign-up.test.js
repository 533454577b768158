import { render, screen, waitFor } from '@testing-library/react';
import { SignUp } from './sign-up';

it('greets', async () => {
  render(SignUp());
  screen.getByRole('button').click();
  waitFor(() => screen.getByText('Welcome')); // error: [no-missing-await] "returns a promise that is neither awaited nor handled"
  expect(screen.findByText('Welcome')).toBeTruthy(); // error: [no-missing-await] "the assertion always passes"
});

it('asks for the name', async () => {
  render(SignUp());
  const field = screen.findByLabelText('Name');
  await Promise.all([waitFor(() => screen.getByRole('form')), screen.findAllByRole('alert')]);
  expect((await field).textContent).toBe('');
  return waitFor(() => screen.getByText('Please enter a name'));
});

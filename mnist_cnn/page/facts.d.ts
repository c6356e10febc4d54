// The facts that Python serves lie in no file.
declare module "*/facts.json" {
  const facts: unknown;
  export default facts;
}

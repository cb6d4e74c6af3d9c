import { mount } from "svelte";
import "virtual:theme.css";
import "./styles/base.css";
import "./styles/print.css";
import App from "./App.svelte";

const target = document.getElementById("app");
if (!target) {
  throw new Error("index.html has no element with the id app.");
}
mount(App, { target });

using Monetize.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]

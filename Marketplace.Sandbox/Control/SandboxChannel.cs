namespace Marketplace.Sandbox.Control;

/// <summary>A simulated service, as the start page shows it.</summary>
internal sealed record SandboxChannel(string Id, string Name, string Summary);

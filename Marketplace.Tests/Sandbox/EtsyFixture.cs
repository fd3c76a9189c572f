namespace Marketplace.Tests.Sandbox;

/// <summary>One simulator for the tests of a class that do not disturb each other.</summary>
public sealed class EtsyFixture : IAsyncLifetime
{
    internal EtsySandbox Sandbox { get; private set; } = null!;

    internal EtsyClient Etsy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await EtsySandbox.StartAsync();
        Etsy = await Sandbox.ConnectAsync();
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>Whatever is asked of the simulator is done at once.</summary>
internal sealed record JobView(string Id)
{
    public bool Done => true;
}

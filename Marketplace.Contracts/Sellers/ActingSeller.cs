using Orleans.Runtime;

namespace Marketplace.Contracts.Sellers;

/// <summary>
/// The seller for whom the current call acts; it travels with every grain call. None: the program acts by itself (a reminder, a timer).
/// </summary>
public static class ActingSeller
{
    private const string Key = "seller";

    public static Guid? Id
    {
        get => RequestContext.Get(Key) as Guid?;
        set
        {
            if (value is { } seller)
            {
                RequestContext.Set(Key, seller);
            }
            else
            {
                RequestContext.Remove(Key);
            }
        }
    }
}

using Marketplace.Contracts.Orders;

namespace Marketplace.Api.Orders;

internal static class ShipRules
{
    private const int Longest = 100;

    public static Dictionary<string, string[]> Check(ShipRequest request)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Required("carrier", request.Carrier);
        Required("trackingNumber", request.TrackingNumber);
        if (request.Note?.Length > 1000)
            problems["note"] = ["At most 1,000 characters."];
        return problems;

        void Required(string field, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
                problems[field] = ["This is needed."];
            else if (value.Length > Longest)
                problems[field] = [$"At most {Longest} characters."];
        }
    }
}

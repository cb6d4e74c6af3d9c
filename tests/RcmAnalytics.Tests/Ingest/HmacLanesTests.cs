using System.Security.Cryptography;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest;

public sealed class HmacLanesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Hash_MessagesOfEveryLengthInEveryLane_IsWhatTheLibraryMakes(int secretBytes)
    {
        var random = new Random(secretBytes);
        var secret = new byte[secretBytes];
        random.NextBytes(secret);
        var lanes = new HmacLanes(secret);
        var digests = new byte[HmacLanes.Lanes * HmacLanes.DigestBytes];

        for (var first = 0; first < 40 * (HmacLanes.LongestMessage + 1); first += HmacLanes.Lanes)
        {
            var messages = Enumerable.Range(first, HmacLanes.Lanes).Select(number =>
            {
                var message = new byte[number % (HmacLanes.LongestMessage + 1)];
                random.NextBytes(message);
                return message;
            }).ToArray();
            for (var lane = 0; lane < messages.Length; lane++)
            {
                lanes.Put(lane, messages[lane]);
            }

            lanes.Hash(digests);

            var expected = messages.SelectMany(message => HMACSHA256.HashData(secret, message)[..HmacLanes.DigestBytes]);
            digests.ShouldBe(expected);
        }
    }
}

using System.Text;
using CsCheck;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

public sealed class DelimiterIndexTests
{
    private static readonly X12Delimiters Delimiters = new((byte)'*', (byte)':', (byte)'^', (byte)'~');

    [Fact]
    public void Find_AnyTextInAnyPieces_FindsWhatALoopOverItsLettersFinds() =>
        Gen.Select(Gen.Char["**~ab\r\n "].Array[0, 400], Gen.Int[1, 200], Gen.Int[0, 70]).Sample(
            (letters, piece, from) =>
            {
                var bytes = Encoding.ASCII.GetBytes(letters);
                from = Math.Min(from, bytes.Length);
                var marks = new int[bytes.Length + 64];
                var ends = new int[bytes.Length + 64];
                var counts = default(DelimiterIndex.Counts);
                var carry = default(DelimiterIndex.Carry);
                for (var at = from; at < bytes.Length; at += piece)
                {
                    DelimiterIndex.Find(bytes, at, Math.Min(at + piece, bytes.Length), Delimiters, marks, ends, ref counts, ref carry);
                }

                var expected = Enumerable.Range(from, bytes.Length - from).Where(at => letters[at] is '*' or '~').ToList();
                marks[..counts.Marks].ShouldBe(expected);
                ends[..counts.Ends].ShouldBe(
                    Enumerable.Range(0, expected.Count).Where(mark => letters[expected[mark]] == '~'));
                carry.HasControlInside.ShouldBe(HasControlInside(letters[from..]));
            },
            iter: 3000);

    private static bool HasControlInside(char[] letters)
    {
        var isLayout = false;
        foreach (var letter in letters)
        {
            if (letter < ' ' && !isLayout)
            {
                return true;
            }

            isLayout = letter == '~' || (isLayout && letter < ' ');
        }

        return false;
    }
}
